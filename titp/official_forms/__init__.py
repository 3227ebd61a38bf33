"""Official forms: dated data that says which boxes a paper has, and what fills them (様式)."""
