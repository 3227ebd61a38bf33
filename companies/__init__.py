"""Who hosts: companies, their workplaces and their staff (実習実施者)."""
