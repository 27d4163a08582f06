// What the kernels for one and for two vectors have in common, see rows_arm64.s.

#define BEGIN \
	MOVD  dst+0(FP), R0     \
	MOVD  row+8(FP), R8     \
	MOVD  stride+16(FP), R2 \
	MOVD  groups+24(FP), R3 \
	MOVD  q+32(FP), R4      \
	MOVD  d+40(FP), R5      \
	MOVD  sums+48(FP), R6   \
	MOVD  blocks+56(FP), R7 \
	VMOVI $15, V30.B16

// HALF loads the float16 at offset o of the block.
#define HALF(o, f) \
	MOVHU  (o)(R1), R19 \
	FMOVS  R19, f       \
	FCVTHS f, f

#define SUM(v, r) \
	VADDV v.S4, v     \
	VMOV  v.S[0], r

// HEAD45 unpacks the scales of a block of Q4_K or Q5_K to V17 and V18, leaves the
// products of minima and sums in R24 and clears V22.
#define HEAD45 \
	MOVWU  4(R1), R14                       \
	MOVWU  8(R1), R15                       \
	MOVWU  12(R1), R19                      \
	ANDW   $0x3f3f3f3f, R14, R20            \
	ANDW   $0x0f0f0f0f, R19, R21            \
	LSRW   $2, R14, R22                     \
	ANDW   $0x30303030, R22, R22            \
	ORRW   R22, R21, R21                    \
	ORR    R21<<32, R20, R20                \
	ANDW   $0x3f3f3f3f, R15, R22            \
	LSRW   $4, R19, R21                     \
	ANDW   $0x0f0f0f0f, R21, R21            \
	LSRW   $2, R15, R23                     \
	ANDW   $0x30303030, R23, R23            \
	ORRW   R23, R21, R21                    \
	ORR    R21<<32, R22, R22                \
	FMOVD  R20, F16                         \
	VUXTL  V16.B8, V16.H8                   \
	VUXTL  V16.H4, V17.S4                   \
	VUXTL2 V16.H8, V18.S4                   \
	FMOVD  R22, F19                         \
	VUXTL  V19.B8, V19.H8                   \
	VLD1.P 16(R12), [V20.H8]                \
	SMULL(20, 19, 21)                       \
	SMLAL2(20, 19, 21)                      \
	SUM(V21, R24)                           \
	CLEAR(V22.B16)

// SCALES16 widens the scales in V14 to int32 in V18 to V21, and to int16 in V16 and
// V17.
#define SCALES16 \
	SXTLB(14, 16)  \
	SXTLB2(14, 17) \
	SXTLH(16, 18)  \
	SXTLH2(16, 19) \
	SXTLH(17, 20)  \
	SXTLH2(17, 21)

// HALF6 multiplies with RUN16 128 elements of Q6_K, low bits at R14, high ones at R15.
#define HALF6(p) \
	VLD1.P 64(R14), [V0.B16, V1.B16, V2.B16, V3.B16] \
	VLD1.P 32(R15), [V4.B16, V5.B16]                 \
	VSHL   $4, V4.B16, V10.B16                       \
	VSHL   $4, V5.B16, V11.B16                       \
	VAND   V30.B16, V0.B16, V12.B16                  \
	VAND   V30.B16, V1.B16, V13.B16                  \
	RUN16(4*p)                                        \
	VSHL   $2, V4.B16, V10.B16                       \
	VSHL   $2, V5.B16, V11.B16                       \
	VAND   V30.B16, V2.B16, V12.B16                  \
	VAND   V30.B16, V3.B16, V13.B16                  \
	RUN16(4*p+1)                                      \
	VORR   V4.B16, V4.B16, V10.B16                   \
	VORR   V5.B16, V5.B16, V11.B16                   \
	VUSHR  $4, V0.B16, V12.B16                       \
	VUSHR  $4, V1.B16, V13.B16                       \
	RUN16(4*p+2)                                      \
	VUSHR  $2, V4.B16, V10.B16                       \
	VUSHR  $2, V5.B16, V11.B16                       \
	VUSHR  $4, V2.B16, V12.B16                       \
	VUSHR  $4, V3.B16, V13.B16                       \
	RUN16(4*p+3)

// PRODUCT leaves (scale · the activations' scale at d) · dot in F0 and that scale in F1.
#define PRODUCT(scale, d, dot) \
	FMOVS.P 4(d), F1      \
	FMULS   F1, scale, F0 \
	SCVTFWS dot, F2       \
	FMULS   F2, F0, F0

// LESS adds F0 − (minimum · F1) · low to the result.
#define LESS(minimum, low, result) \
	FMULS   F1, minimum, F3 \
	SCVTFWS low, F4         \
	FMULS   F4, F3, F3      \
	FSUBS   F3, F0, F0      \
	FADDS   F0, result, result

// SPLIT64 leaves the low nibbles of V0 and V1 there and the high ones in V2 and V3.
#define SPLIT64 \
	VUSHR $4, V0.B16, V2.B16      \
	VUSHR $4, V1.B16, V3.B16      \
	VAND  V30.B16, V0.B16, V0.B16 \
	VAND  V30.B16, V1.B16, V1.B16

// LOWS16 leaves the sum of V16 and V17 times the sums of the activations at from in r.
#define LOWS16(from, r) \
	VLD1.P 32(from), [V22.H8, V23.H8] \
	SMULL(22, 16, 24)                 \
	SMLAL2(22, 16, 24)                \
	SMLAL(23, 17, 24)                 \
	SMLAL2(23, 17, 24)                \
	SUM(V24, r)

// MERGE16 leaves 32 elements in V6 and V7: low bits in V12 and V13, high ones among others
// in V10 and V11, which V29 picks.
#define MERGE16 \
	VAND V29.B16, V10.B16, V10.B16 \
	VAND V29.B16, V11.B16, V11.B16 \
	VORR V10.B16, V12.B16, V6.B16  \
	VORR V11.B16, V13.B16, V7.B16
