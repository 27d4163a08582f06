// EXP replaces x by its exponential, as Exp does; it spoils n, p and t.
#define EXP(x, n, p, t) \
	VMULPS    ·expLog2e(SB), x, n    \
	VADDPS    ·expShift(SB), n, n    \
	VSUBPS    ·expShift(SB), n, n    \
	VMULPS    ·expLn2High(SB), n, t  \
	VSUBPS    t, x, p                \
	VMULPS    ·expLn2Low(SB), n, t   \
	VSUBPS    t, p, t                \
	VMULPS    ·expP0(SB), t, p       \
	VADDPS    ·expP1(SB), p, p       \
	VMULPS    t, p, p                \
	VADDPS    ·expP2(SB), p, p       \
	VMULPS    t, p, p                \
	VADDPS    ·expP3(SB), p, p       \
	VMULPS    t, p, p                \
	VADDPS    ·expP4(SB), p, p       \
	VMULPS    t, p, p                \
	VADDPS    ·expP5(SB), p, p       \
	VMULPS    t, p, p                \
	VMULPS    t, p, p                \
	VADDPS    t, p, p                \
	VADDPS    ·expOne(SB), p, p      \
	VADDPS    p, p, p                \
	VCVTPS2DQ n, n                   \
	VPADDD    ·expBias(SB), n, n     \
	VPSLLD    $23, n, n              \
	VMULPS    n, p, p                \
	VCMPPS    $1, ·expBottom(SB), x, t \
	VANDNPS   p, t, p                \
	VCMPPS    $14, ·expTop(SB), x, t \
	VMOVUPS   ·expInf(SB), n         \
	VBLENDVPS t, n, p, x

// SIGNS sets the top bits of y.
#define SIGNS(y) \
	VPCMPEQD y, y, y \
	VPSLLD   $31, y, y

// SILU replaces x by x / (1 + exp -x), with top bits in signs; it spoils e, n, p and t.
#define SILU(x, signs, e, n, p, t) \
	VXORPS signs, x, e       \
	EXP(e, n, p, t)          \
	VADDPS ·expOne(SB), e, e \
	VDIVPS e, x, x
