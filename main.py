"""草田 Caotian: plan and write Xiaohongshu notes, offline. `main.py` opens the window, `main.py --help` lists the commands."""

from multiprocessing import freeze_support

from ui.cli import main

if __name__ == "__main__":
    freeze_support()
    main()
