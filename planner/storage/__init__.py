"""The store: SQLite behind one door, migrations, backups and the records rows become."""
