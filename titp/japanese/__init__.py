"""Japanese writing: eras, kana, full-width text, and the arithmetic of legal months."""
