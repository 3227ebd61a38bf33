"""The ground of the house: mechanisms that every room upstairs may use."""
