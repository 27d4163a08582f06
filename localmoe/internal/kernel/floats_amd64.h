// What kernels for floating-point weights have in common.

// LOADF32 loads eight weights at m into y, LOADF16 and LOADBF16 widen them.
#define LOADF32(m, y) VMOVUPS m, y
#define LOADF16(m, y) VCVTPH2PS m, y
#define LOADBF16(m, y) \
	VPMOVZXWD m, y \
	VPSLLD    $16, y, y

// REDUCE leaves ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7)) in the low lane of x,
// the lower half of y; t is spoiled.
#define REDUCE(y, x, t) \
	VEXTRACTF128 $1, y, t \
	VADDPS       t, x, x  \
	VMOVHLPS     x, x, t  \
	VADDPS       t, x, x  \
	VMOVSHDUP    x, t     \
	VADDSS       t, x, x
