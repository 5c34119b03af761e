"""Watches bitcoind and ElectrumX, and tells CloudWatch in one line what is true of them."""
