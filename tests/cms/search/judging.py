def judge(x): pass
def judged(): pass
