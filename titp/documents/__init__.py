"""What a report is, PDFs by WeasyPrint, and the stored papers."""
