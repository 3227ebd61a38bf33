"""Who takes part: host companies (実習実施者), and the organization itself (監理団体)."""
