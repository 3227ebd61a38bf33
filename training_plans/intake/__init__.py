"""From a roster that was read to rows of trainees, papers, placements and plans."""
