/** A pack of one question of each of two kinds, for the page to show. It can be pasted as it stands. */
export const EXAMPLE = `kind: predict-output
title: Appending through a second name
concepts: [names]
level: junior
reference: https://docs.python.org/3/tutorial/datastructures.html
snippet: |
  basket = ["pear"]
  twin = $made
  twin.append("fig")
  print(basket)
params:
  made: [basket, "list(basket)", "basket[:]"]
misconceptions:
  - id: assignment-copies
    when: { made: basket }
    reads: { made: "list(basket)" }
    feedback: An assignment gives the list a second name. It copies nothing.
  - id: copies-stay-in-step
    when: { made: ["list(basket)", "basket[:]"] }
    reads: { made: basket }
    feedback: A copy is a list of its own. What is appended to it, only it has.
  - id: append-puts-first
    predicts: "['fig', 'pear']"
    feedback: It adds at the end. What adds elsewhere is \`insert\`.
explanation: A name refers to an object, and two names can refer to the same one.
---
kind: choice
title: What a default is
concepts: [defaults]
level: mid
reference: https://docs.python.org/3/reference/compound_stmts.html
stem: When is the default in \`def add(item, basket=[])\` made?
verify: |
  def add(item, basket=[]):
      basket.append(item)
      return basket
  assert add("pear") is add("fig")
keys:
  - Once, when the \`def\` statement is run
distractors:
  - text: Each time \`add\` is called
    misconception: defaults-are-made-by-calls
    feedback: A call uses the default that is there already.
  - text: Each time \`add\` is called without a basket
    misconception: defaults-are-made-when-missing
    feedback: A call without a basket uses the default that is there already.
  - text: When the module is compiled, before it runs
    misconception: defaults-are-compiled
    feedback: The default is an expression. It is evaluated with the \`def\` statement.
explanation: A function keeps the values of its defaults; every call shares them.
`;

/** The same in GIFT, which has no programs and so can't be recorded. */
export const GIFT_EXAMPLE = `::Defaults:: When is the default in \`def add(item, basket\\=[])\` made? {
  =Once, when the \`def\` statement is run # The function keeps it.
  ~Each time \`add\` is called # A call uses what is there already.
  ~When the module is compiled # It is evaluated with \`def\`.
}
`;
