"""Whether the processor time of a clean build grows as the number of pages does."""

LINEAR = 0.20


def table(sizes):
    """CPU milliseconds a page at each size, and the largest size over the smallest."""
    smallest, largest = min(sizes), max(sizes)
    yield "| CPU ms a page | " + " | ".join(f"{size:,}" for size in sorted(sizes)) + " | growth |"
    yield "|---" * (len(sizes) + 2) + "|"
    for name in sizes[smallest]:
        a_page = {size: results[name].median("clean", "cpu") / size * 1000 for size, results in sorted(sizes.items())}
        ratio = a_page[largest] / a_page[smallest]
        yield f"| {name} | " + " | ".join(f"{time:.3f}" for time in a_page.values()) + f" | {ratio:.2f}, {verdict(ratio)} |"


def verdict(ratio):
    if ratio > 1 + LINEAR:
        return "more than linear"
    return "linear" if ratio >= 1 - LINEAR else "less than linear"
