"""What the public sees of complaints and tip-offs: the form in steps, the receipt, and the conversation by its code.

No cookie, no JavaScript needed, one address for each kind: everything is a POST to it, so that neither an address nor a
browser's history tells what was done.

- ``steps``: the steps of a form, in their order.
- ``forms``: what is asked in each.
- ``draft``: what was filled in so far, carried from step to step by the form itself.
- ``uploads``: files of a form that is not sent yet.
- ``reporting``: from the first step to the receipt.
- ``conversation``: who has the code reads, answers, adds, corrects and withdraws.
- ``views``: the addresses. ``traceless``: what is done at them leaves no trace. ``logs``: nor in the logs.
"""
