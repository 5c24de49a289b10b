"""How good and how fast: each script measures one thing, and writes its table into README.md here."""
