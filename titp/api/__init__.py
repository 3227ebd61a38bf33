"""Programs as readers and writers: their clients and tokens, problems, keys of what they do."""
