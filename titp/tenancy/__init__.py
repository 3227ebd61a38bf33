"""Who owns a row: organizations, the sealed context, and walls that PostgreSQL itself keeps."""
