"""What people ask of a ledger: figures under a policy, traces, conflicts, stories, what is known of a sentence.

Asks the ledger and the flow; the command line, the web pages and programs show the answers.
"""
