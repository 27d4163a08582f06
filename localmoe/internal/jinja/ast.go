package jinja

// Nodes hold what their names say; line is where the construct starts.

// expr is an expression node.
type expr interface{ where() int }

// stmt is a statement node.
type stmt interface{ where() int }

// pos is the line of a node.
type pos int

func (p pos) where() int { return int(p) }

type (
	constExpr struct {
		pos
		value Value
	}
	nameExpr struct {
		pos
		name string
	}
	listLit struct {
		pos
		items []expr
	}
	tupleLit struct {
		pos
		items []expr
	}
	dictLit struct {
		pos
		keys, values []expr
	}
	unaryExpr struct {
		pos
		op string // "-", "+", "not"
		x  expr
	}
	binaryExpr struct {
		pos
		op   string // arithmetic operators, "and", "or"
		x, y expr
	}
	concatExpr struct {
		pos
		items []expr
	}
	compareExpr struct {
		pos
		first expr
		ops   []string // comparison operators, "in", "not in"
		rest  []expr
	}
	condExpr struct {
		pos
		test, yes, no expr // no is nil without else
	}
	getAttr struct {
		pos
		x    expr
		name string
	}
	getItem struct {
		pos
		x, index expr
	}
	sliceLit struct {
		pos
		lo, hi, step expr // nil where left out
	}
	callExpr struct {
		pos
		fn   expr
		args callArgs
	}
	filterExpr struct {
		pos
		x    expr // nil in filter blocks and set blocks: the block's text
		name string
		args callArgs
	}
	testExpr struct {
		pos
		x      expr
		name   string
		negate bool
		args   callArgs
	}
)

// callArgs are the arguments of a call as written.
type callArgs struct {
	pos      []expr
	kwNames  []string
	kwValues []expr
	star     expr // *args, or nil
	starStar expr // **kwargs, or nil
}

type (
	textStmt struct {
		pos
		data string
	}
	outputStmt struct {
		pos
		x expr
	}
	ifStmt struct {
		pos
		tests  []expr // if, elif, …
		bodies [][]stmt
		orElse []stmt
	}
	forStmt struct {
		pos
		target    expr
		iter      expr
		test      expr // nil without a filter
		recursive bool
		body      []stmt
		orElse    []stmt
	}
	setStmt struct {
		pos
		target expr
		value  expr
	}
	setBlock struct {
		pos
		target expr
		filter expr // nil without a filter
		body   []stmt
	}
	withStmt struct {
		pos
		targets []expr
		values  []expr
		body    []stmt
	}
	filterBlock struct {
		pos
		filter expr
		body   []stmt
	}
	scopedBlock struct { // generation, autoescape
		pos
		body []stmt
	}
	macroStmt struct {
		pos
		macroDef
	}
	callBlock struct {
		pos
		macroDef // the block's body as caller()
		call     *callExpr
	}
	loopControl struct {
		pos
		ctl control
	}
)

// macroDef is the signature and body of a macro or call block.
type macroDef struct {
	name       string
	params     []string
	defaults   []expr // of the last len(defaults) parameters
	body       []stmt
	usesCaller bool // the body mentions caller, varargs, kwargs
	usesArgs   bool
	usesKwargs bool
}

// nsRef is the target of {% set ns.attr = … %}.
type nsRef struct {
	pos
	name, attr string
}
