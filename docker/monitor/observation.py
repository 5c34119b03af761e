"""What one round of asking has seen."""

from dataclasses import dataclass

# Further blocks than these behind the newest header, and it is behind. One or two are on their way.
NEAR = 2


@dataclass(frozen=True)
class Observation:
    """None is "not known now", and never nought. Counts of blocks are heights."""

    monotonic: float  # seconds from any start; never jumps
    time: float  # seconds since 1970; may jump
    task: str = ""  # this task's name, as the locks tell it
    stopping: bool = False  # the task is to stop

    # bitcoind: answers | warming up | busy (it lives, but this question takes too long) | silent
    bitcoind: str = "silent"
    bitcoind_says: str | None = None  # what came instead of an answer
    bitcoind_waits: str | None = None  # what its start waits for
    bitcoind_holder: str | None = None  # the task that the lock on its data names
    blocks: int | None = None
    headers: int | None = None
    downloading: bool | None = None  # in its initial block download, or behind for over a day
    tip_time: int | None = None  # the newest block's, in seconds since 1970
    index_blocks: int | None = None
    index_synced: bool | None = None
    peers: int | None = None
    mempool_transactions: int | None = None
    mempool_bytes: int | None = None
    fee: float | None = None  # sat/vB, for the next 6 blocks

    # Transactions from the first block on: of the whole chain (an estimate until it is all there),
    # and up to the heights above.
    transactions: float | None = None
    blocks_transactions: int | None = None
    index_transactions: int | None = None
    electrumx_transactions: int | None = None

    # ElectrumX: answers | busy | silent, on its RPC port
    electrumx: str = "silent"
    electrumx_says: str | None = None
    electrumx_waits: str | None = None
    electrumx_holder: str | None = None
    electrumx_blocks: int | None = None
    sessions: int | None = None
    flushes: int | None = None

    # 50002, asked as a wallet asks: the newest block that it was told of, or why it was not
    served_blocks: int | None = None
    port_says: str | None = None
    certificate_ends: float | None = None  # seconds since 1970

    blocks_bytes: int | None = None
    databases_bytes: int | None = None
    wallet: bool | None = None  # whether bitcoind has one or could load one

    @property
    def indexed(self):
        """ElectrumX's height; in the words of 50002 while its RPC port is busy."""
        return self.served_blocks if self.electrumx_blocks is None else self.electrumx_blocks

    @property
    def stage(self):
        """What is not complete yet, in the order in which it gets done; None when all is."""
        if self.downloading is None or self.headers is None:
            return None
        if self.downloading or self.blocks < self.headers - NEAR:
            return "blocks"
        if not self.index_synced:
            return "transaction index"
        if self.indexed is not None and self.indexed < self.headers - NEAR:
            return "ElectrumX index"
        return None
