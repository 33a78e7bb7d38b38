"""The only writers, and the questions: one function per verb; a transaction (or snapshot) in, a record out.

An action looks its object up through the actor's membership, asks the policy, writes, appends its events, and
returns. It awaits nothing but its transaction.
"""
