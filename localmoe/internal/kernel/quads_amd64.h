// Four consecutive blocks of one row at a time, see encoded_amd64.h. blocks counts
// such fours.

#define I0 0
#define I1 1
#define I2 2
#define I3 3

#define AT(o, bytes, i) (o+bytes*i)(SI)
#define HEADAT(bytes, i) (bytes*i)(AX)
#define XAT(o, n, i) (o+n*i)(DI)
#define SUMAT(o, n, i) (o+n*i)(R9)
#define FETCH(line) \
	PREFETCHT1 (FARAHEAD+64*line)(SI) \
	PREFETCHT0 (AHEAD+64*line)(SI)
#define SUMS32(x) VMOVDQU (R9), x
#define SUMS45(p) VMOVDQU (32*p)(R10), Y13
#define SCALES(x) VMOVUPS (R8), x
#define SCALES2(y) VBROADCASTF128 (R8), y

#define GATHER(x) \
	VADDSS    x, X15, X15  \
	VMOVSHDUP x, X0        \
	VADDSS    X0, X15, X15 \
	VMOVHLPS  x, x, X1     \
	VADDSS    X1, X15, X15 \
	VMOVSHDUP X1, X1       \
	VADDSS    X1, X15, X15

#define GROUP \
	LEAQ    (R13)(R11*1), AX \
	CMPQ    R14, $1          \
	CMOVQNE AX, R13

#define NEXT(bytes, s) \
	LEAQ    (4*bytes)(SI), AX  \
	LEAQ    (4*s)(R9), R10     \
	CMPQ    CX, $1             \
	CMOVQEQ R13, AX            \
	CMOVQEQ sums+48(FP), R10

#define STEP(bytes, n, s) \
	ADDQ $(4*bytes), SI \
	ADDQ $(4*n), DI     \
	ADDQ $16, R8        \
	ADDQ $(4*s), R9

#define FINISH \
	MOVQ   dst+0(FP), AX \
	VMOVSS X15, (AX)     \
	ADDQ   $4, dst+0(FP)

#include "encoded_amd64.h"
