"""The survey of those who went home: its questions, words, links, and what is made of answers."""
