"""The same work in Python with Pillow: what to do, how many threads, the photos."""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from PIL import Image, ImageFilter

WIDTHS = (200, 64, 32)


def save(image, path, width):
    stem = os.path.splitext(path)[0]
    height = max(1, round(image.height * width / image.width))
    image.resize((width, height), Image.LANCZOS).save(f"{stem}_{width}.out.jpg")


def plain_thumbnails(path):
    for width in WIDTHS:
        with Image.open(path) as image:
            save(image, path, width)


def draft_thumbnails(path):
    with Image.open(path) as image:
        image.draft("RGB", (2 * WIDTHS[0], 2 * WIDTHS[0] * image.height // image.width))
        image.load()
        for width in WIDTHS:
            save(image, path, width)


def blur(path):
    with Image.open(path) as image:
        image.filter(ImageFilter.GaussianBlur(15)).save(os.path.splitext(path)[0] + ".out.jpg")


WORK = {"plain-thumbnails": plain_thumbnails, "thumbnails": draft_thumbnails, "blur": blur}

if __name__ == "__main__":
    work, threads, photos = WORK[sys.argv[1]], int(sys.argv[2]), sys.argv[3:]
    begin = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, photos))
    print(time.perf_counter() - begin)
