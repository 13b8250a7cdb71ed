"""草田 Caotian: plan and write Xiaohongshu notes, offline. `main.py` opens the window, `main.py --help` lists the commands."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    if len(sys.argv) > 1:
        from ui.cli import main
    else:
        from ui.launch import main
    main()
