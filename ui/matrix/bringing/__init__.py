"""导入计划表: a preview of what a plan sheet changes, then one step."""
