"""Numbers about people in training, and about what they tell, without anybody's name."""
