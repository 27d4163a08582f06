// Vector instructions that the assembler lacks, as words. Arguments are numbers of
// vector registers, the destination last.

#define FADD4(m, n, d) WORD $(0x4e20d400 | (m)<<16 | (n)<<5 | (d))    // FADD Vd.4S, Vn.4S, Vm.4S
#define FMUL4(m, n, d) WORD $(0x6e20dc00 | (m)<<16 | (n)<<5 | (d))    // FMUL Vd.4S, Vn.4S, Vm.4S
#define FMULE(m, n, d) WORD $(0x4f809000 | (m)<<16 | (n)<<5 | (d))    // FMUL Vd.4S, Vn.4S, Vm.S[0]
#define FCVTL(n, d) WORD $(0x0e217800 | (n)<<5 | (d))                 // FCVTL Vd.4S, Vn.4H
#define FCVTL2(n, d) WORD $(0x4e217800 | (n)<<5 | (d))                // FCVTL2 Vd.4S, Vn.8H
#define SDOT(m, n, d) WORD $(0x4e809400 | (m)<<16 | (n)<<5 | (d))     // SDOT Vd.4S, Vn.16B, Vm.16B
#define MLAE(i, m, n, d) WORD $(0x6f800000 | ((i)&1)<<21 | (m)<<16 | ((i)>>1)<<11 | (n)<<5 | (d)) // MLA Vd.4S, Vn.4S, Vm.S[i]
#define MLA4(m, n, d) WORD $(0x4ea09400 | (m)<<16 | (n)<<5 | (d))      // MLA Vd.4S, Vn.4S, Vm.4S
#define SMULL(m, n, d) WORD $(0x0e60c000 | (m)<<16 | (n)<<5 | (d))    // SMULL Vd.4S, Vn.4H, Vm.4H
#define SMLAL(m, n, d) WORD $(0x0e608000 | (m)<<16 | (n)<<5 | (d))    // SMLAL Vd.4S, Vn.4H, Vm.4H
#define SMLAL2(m, n, d) WORD $(0x4e608000 | (m)<<16 | (n)<<5 | (d))   // SMLAL2 Vd.4S, Vn.8H, Vm.8H
#define SXTLB(n, d) WORD $(0x0f08a400 | (n)<<5 | (d))                 // SXTL Vd.8H, Vn.8B
#define SXTLB2(n, d) WORD $(0x4f08a400 | (n)<<5 | (d))                // SXTL2 Vd.8H, Vn.16B
#define SXTLH(n, d) WORD $(0x0f10a400 | (n)<<5 | (d))                 // SXTL Vd.4S, Vn.4H
#define SXTLH2(n, d) WORD $(0x4f10a400 | (n)<<5 | (d))                // SXTL2 Vd.4S, Vn.8H

#define CLEAR(v) VEOR v, v, v
