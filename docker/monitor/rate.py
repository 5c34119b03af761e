"""How fast the running stage is, and when it will be complete."""

from dataclasses import dataclass

LEAST, MOST = 600, 3600  # seconds that a rate looks back
EVERY = 30  # seconds between samples

TRANSACTIONS = {
    "blocks": "blocks_transactions",
    "transaction index": "index_transactions",
    "ElectrumX index": "electrumx_transactions",
}
HEIGHTS = {"blocks": "blocks", "transaction index": "index_blocks", "ElectrumX index": "indexed"}


@dataclass(frozen=True)
class Sample:
    monotonic: float
    stage: str
    height: int
    transactions: int


@dataclass(frozen=True)
class Rate:
    """Each by the second; and the seconds until the stage is complete, if it moves."""

    blocks: float
    transactions: float
    left: float | None


def sampled(seen, samples):
    """The samples with this round's, without those of other stages and those too old."""
    stage = seen.stage
    kept = tuple(
        sample
        for sample in samples
        if sample.stage == stage and seen.monotonic - sample.monotonic <= MOST
    )
    if stage is None:
        # An unanswered question is no end of a stage.
        return samples if seen.headers is None else ()
    height, transactions = getattr(seen, HEIGHTS[stage]), getattr(seen, TRANSACTIONS[stage])
    if None in (height, transactions) or kept and seen.monotonic - kept[-1].monotonic < EVERY:
        return kept
    return (*kept, Sample(seen.monotonic, stage, height, transactions))


def rate(seen, samples):
    """The rate over the samples; None until they reach back far enough."""
    if not samples or samples[-1].monotonic - samples[0].monotonic < LEAST:
        return None
    first, last = samples[0], samples[-1]
    seconds = last.monotonic - first.monotonic
    transactions = max(0, last.transactions - first.transactions) / seconds
    left = None
    if transactions > 0 and seen.transactions is not None:
        left = max(0, seen.transactions - last.transactions) / transactions
    return Rate(max(0, last.height - first.height) / seconds, transactions, left)
