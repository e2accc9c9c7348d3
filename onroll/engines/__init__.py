"""Where heavy work runs: on this machine or on a cluster, behind one small door."""
