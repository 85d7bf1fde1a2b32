# casus_stage(NAME DEPS...): the library of one folder of src/, from all its sources; DEPS are the folders before it.
# Sources named *_main.cc belong to programs, not to the library.
function(casus_stage name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "_main\\.cc$")
  add_library(casus_${name} STATIC ${sources})
  target_include_directories(casus_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  casus_precompile(casus_${name} casus_base ${CASUS_STANDARD_HEADERS})
  foreach(dep ${ARGN})
    target_link_libraries(casus_${name} PUBLIC casus_${dep})
  endforeach()
endfunction()

# casus_tests(FOLDER LIBS...): one test program from tests/FOLDER/*_test.cc.
function(casus_tests folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*_test.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(${folder}_test ${sources})
  target_include_directories(${folder}_test PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${folder}_test PRIVATE GTest::gtest GTest::gtest_main ${ARGN})
  target_compile_options(${folder}_test PRIVATE -O1)  # tests run once: compiling them is what takes time
  target_compile_definitions(${folder}_test PRIVATE
    CASUS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CASUS_BUILD_DIR="${CMAKE_BINARY_DIR}")
  casus_precompile(${folder}_test base_test <gtest/gtest.h> ${CASUS_STANDARD_HEADERS})
  add_test(NAME ${folder} COMMAND ${folder}_test)
  add_dependencies(test_programs ${folder}_test)
endfunction()
