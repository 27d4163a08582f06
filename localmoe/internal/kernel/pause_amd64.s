#include "textflag.h"

// func Pause()
TEXT ·Pause(SB), NOSPLIT, $0-0
	MOVL $20, AX

loop:
	DECL AX
	JNE  loop
	RET
