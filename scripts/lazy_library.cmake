# stet_link_lazily(TARGET NAME LIBRARY [INCLUDE_DIRECTORY…]): links TARGET with the shared library LIBRARY (a full path)
# so that it is loaded when one of its functions is first called, not when the program starts. Most runs call none, and
# loading libgit2 with all it needs takes longer than comparing two statements.
#
# For each function that LIBRARY exports a stub of the same name is written, which looks the function up at its first
# call and jumps there: callers notice nothing, and including the library's headers is all they do. A library that is
# missing when it is needed is a stet::Error. What LIBRARY exports beside functions cannot be reached.
#
# The Debian package that holds LIBRARY goes into STET_LAZY_PACKAGES, for dpkg-shlibdeps does not see it.
function(stet_link_lazily target name library)
  file(REAL_PATH ${library} file)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${file} OUTPUT_VARIABLE dump COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^ \n]+)" found "${dump}")
  set(soname ${CMAKE_MATCH_1})
  execute_process(COMMAND ${CMAKE_NM} -D --defined-only --format=posix ${file} OUTPUT_VARIABLE symbols
                  COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[A-Za-z][A-Za-z0-9_]*(@@[^ \n]*)? [TWi] " symbols "${symbols}")
  list(TRANSFORM symbols REPLACE "(@@[^ ]*)? [TWi] $" "")
  list(REMOVE_DUPLICATES symbols)
  if(NOT found OR NOT symbols)
    message(FATAL_ERROR "${library}: no shared library with functions")
  endif()

  # dpkg knows a file by the path it was installed under, with or without the /usr that /lib is a link into.
  set(package ${soname})
  execute_process(COMMAND dpkg-query -S ${file} "*${soname}" OUTPUT_VARIABLE owner ERROR_QUIET RESULT_VARIABLE ignored)
  if(owner MATCHES "^([a-z0-9.+-]+)(:[a-z0-9]+)?: ")
    set(package ${CMAKE_MATCH_1})
    set(STET_LAZY_PACKAGES ${STET_LAZY_PACKAGES} ${package} PARENT_SCOPE)
  endif()

  set(names "")
  set(offsets "")
  set(stubs "")
  set(offset 0)
  set(index 0)
  foreach(symbol IN LISTS symbols)
    string(APPEND names "    \"${symbol}\\0\"\n")
    string(APPEND offsets " ${offset},")
    string(APPEND stubs "  LAZY ${symbol} ${index}\n")
    string(LENGTH ${symbol} length)
    math(EXPR offset "${offset} + ${length} + 1")
    math(EXPR index "${index} + 1")
  endforeach()
  set(source ${PROJECT_BINARY_DIR}/generated/lazy_${name}.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/scripts/lazy_library.cpp.in ${source} @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${library})
  target_sources(${target} PRIVATE ${source})
  target_include_directories(${target} SYSTEM PRIVATE ${ARGN})
  target_link_libraries(${target} PRIVATE ${CMAKE_DL_LIBS})
endfunction()
