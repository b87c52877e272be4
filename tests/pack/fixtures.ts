/** A small file in GIFT with each sort of question that can be read. */
export const GIFT = `$CATEGORY: Python/Names

// [id:names-1]
::Assignment::What does \`a = b\` copy? {
	=Nothing # A name is bound.
	~The object # No object is made.
	~[html]Its <b>first</b> level # Not that either.
	####Assignment binds names.
}

::Primes::Which are primes? {
	~%50%2 # Yes.
	~%50%3
	~%-100%4 # Even.
}

A tuple can hold a list. {T#It can.#Right.}

A generator {=yields ~returns} its values.
`;
