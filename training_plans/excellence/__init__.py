"""The excellent requirements (優良要件): what is scored, from which facts, and the sum."""
