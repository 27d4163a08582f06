# Settings under which the trainer is fast on a CPU; source it before train.py.
# glibc would give big tensors back to the kernel after each use.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=268435456
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
