"""Lets ElectrumX treat a short chain as it treats mainnet's.

It looks every 30 s whether its caches are full: often enough on mainnet, but a chain that is synced
within 30 s would never fill one, and no coin would ever be looked up in the database. Here it looks
after each batch of blocks. And it asks for so many blocks as fill 10 MB, by the size of the last ones:
after the small blocks that such a chain begins with, that would be all others at once.
"""

from electrumx.lib.coins import Coin
from electrumx.server.block_processor import BlockProcessor

_maybe_flush = BlockProcessor._maybe_flush


async def after_each_batch(self):
    self.next_cache_check = 0
    await _maybe_flush(self)


BlockProcessor._maybe_flush = after_each_batch
Coin.max_fetch_blocks = classmethod(lambda coin, height: 10)
