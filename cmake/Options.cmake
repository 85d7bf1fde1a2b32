# Compiler flags shared by every target.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# -Wrestrict: g++ 12 warns falsely inside std::string (GCC bug 105651).
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wno-restrict)
endif()
# The same float results on every machine: no fused multiply-add unless the code asks for it.
add_compile_options(-ffp-contract=off)
if(CASUS_DEVELOPER)
  add_compile_options(-Werror)
endif()
if(CASUS_SANITIZE)
  add_compile_definitions(CASUS_SANITIZED)  # compilers do not agree on a macro of their own
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(CASUS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()

# Several files of a target in one go: the whole takes two thirds of the time, but an edit compiles its neighbours too.
# For builds that are made once (CI).
option(CASUS_UNITY "Compile files of a target together" OFF)
set(CMAKE_UNITY_BUILD ${CASUS_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 6)
