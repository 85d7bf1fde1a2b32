# Headers that nearly every file includes are compiled once: builds take about half the time. Files still include what they use;
# -DCASUS_PRECOMPILE=OFF builds without, which shows an include that is missing.
option(CASUS_PRECOMPILE "Compile common headers once" ON)
# Lets ccache keep what was compiled with them.
if(CCACHE AND CASUS_PRECOMPILE)
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

# g++ 12 forgets that a precompiled header is a system header, so its false warnings inside std::string (GCC bug 105651) show.
if(CASUS_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wno-stringop-overflow -Wno-array-bounds)
endif()

# casus_precompile(TARGET OWNER HEADERS...): OWNER compiles the headers, every other target takes what OWNER has compiled.
function(casus_precompile target owner)
  if(NOT CASUS_PRECOMPILE)
    return()
  endif()
  if(target STREQUAL owner)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()

set(CASUS_STANDARD_HEADERS <algorithm> <array> <functional> <map> <memory> <optional> <string> <string_view> <unordered_map> <utility> <vector>)
