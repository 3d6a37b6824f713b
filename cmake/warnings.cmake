# The warnings every room is built with. They are errors where SUGO_WERROR is on: the ci preset alone,
# so that a newer compiler never stops a user's build.
option(SUGO_WERROR "Treat warnings as errors" OFF)

add_library(sugo_warnings INTERFACE)
target_compile_options(sugo_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi $<$<BOOL:${SUGO_WERROR}>:-Werror>)

# Optimizing, gcc 12 takes what std::string does within itself for writing past an end (GCC bugs 105329, 105651).
target_compile_options(sugo_warnings INTERFACE
  $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overflow;-Wno-array-bounds>)
