// One block of each of four rows at a time, see encoded_amd64.h. R15 points at
// what is fetched to the first cache: the next four rows from front to back, and a
// little more. The second cache is 2 KB ahead of that.

#define I0 BX*1
#define I1 R11*1
#define I2 R11*2
#define I3 R12*1

#define AT(o, bytes, i) (o)(SI)(i)
#define HEADAT(bytes, i) (AX)(i)
#define XAT(o, n, i) (o)(DI)
#define SUMAT(o, n, i) (o)(R9)
#define FETCH(line) \
	PREFETCHT1 (2048+64*line)(R15) \
	PREFETCHT0 (64*line)(R15)
#define SUMS32(x) VPBROADCASTD (R9), x
#define SUMS45(p) VBROADCASTI128 (R10), Y13
#define SCALES(x) VBROADCASTSS (R8), x
#define SCALES2(y) VBROADCASTSS (R8), y
#define GATHER(x) VADDPS x, X15, X15

#define GROUP \
	LEAQ    (R13)(R11*4), AX \
	LEAQ    1024(AX), R15    \
	CMPQ    R14, $1          \
	CMOVQNE AX, R13

#define NEXT(bytes, s) \
	LEAQ    bytes(SI), AX      \
	LEAQ    s(R9), R10         \
	CMPQ    CX, $1             \
	CMOVQEQ R13, AX            \
	CMOVQEQ sums+48(FP), R10

#define STEP(bytes, n, s) \
	ADDQ $(4*bytes), R15 \
	ADDQ $bytes, SI      \
	ADDQ $n, DI          \
	ADDQ $4, R8          \
	ADDQ $s, R9

#define FINISH \
	MOVQ    dst+0(FP), AX  \
	VMOVUPS X15, (AX)      \
	ADDQ    $16, dst+0(FP)

#include "encoded_amd64.h"
#include "nibbles_amd64.h"
