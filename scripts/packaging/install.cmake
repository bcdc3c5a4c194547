# What `cmake --install` and `cpack` put where: the program with its man pages and completions (component stet), and the
# library with its headers and its CMake package (component libstet-dev).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS stet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT stet)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT stet)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT stet)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs COMPONENT stet)
install(DIRECTORY fixtures/asean-japan DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT stet)

# The man pages and the completions are what the program says of itself.
set(STET_MANUAL ${PROJECT_BINARY_DIR}/manual)
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND AND NOT STET_SANITIZE)
  set(STET_MAN_MAKER ${PROJECT_SOURCE_DIR}/scripts/packaging/help_to_man.py)
  add_custom_command(
    OUTPUT ${STET_MANUAL}/stet.1.gz
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${STET_MANUAL}
    COMMAND Python3::Interpreter ${STET_MAN_MAKER} --stet $<TARGET_FILE:stet> --version ${PROJECT_VERSION} --out
            ${STET_MANUAL}
    COMMAND stet completion bash > ${STET_MANUAL}/stet.bash
    COMMAND stet completion zsh > ${STET_MANUAL}/_stet
    COMMAND stet completion fish > ${STET_MANUAL}/stet.fish
    DEPENDS stet ${STET_MAN_MAKER}
    VERBATIM)
  add_custom_target(stet_manual ALL DEPENDS ${STET_MANUAL}/stet.1.gz)
  install(DIRECTORY ${STET_MANUAL}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT stet
          FILES_MATCHING PATTERN "*.1.gz")
  install(FILES ${STET_MANUAL}/stet.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME stet
          COMPONENT stet)
  install(FILES ${STET_MANUAL}/_stet DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT stet)
  install(FILES ${STET_MANUAL}/stet.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT stet)
endif()

# Headers are included as "engine/align/align.hpp" here and by those who use the library.
install(DIRECTORY engine DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/stet COMPONENT libstet-dev FILES_MATCHING PATTERN "*.hpp")
target_include_directories(stet_engine INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/stet>)
set_target_properties(stet_engine PROPERTIES EXPORT_NAME engine)
install(TARGETS stet_engine EXPORT stet-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT libstet-dev)
set(STET_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/stet)
install(EXPORT stet-targets NAMESPACE stet:: DESTINATION ${STET_PACKAGE_DIR} COMPONENT libstet-dev)
configure_package_config_file(scripts/packaging/stet-config.cmake.in ${PROJECT_BINARY_DIR}/stet-config.cmake
                              INSTALL_DESTINATION ${STET_PACKAGE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/stet-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/stet-config.cmake ${PROJECT_BINARY_DIR}/stet-config-version.cmake
        DESTINATION ${STET_PACKAGE_DIR} COMPONENT libstet-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME stet)
set(CPACK_PACKAGE_CONTACT "stet maintainers <maintainers@invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL stet libstet-dev)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_STET_PACKAGE_NAME stet)
set(CPACK_DEBIAN_STET_PACKAGE_SECTION text)
list(JOIN STET_LAZY_PACKAGES ", " STET_DEPENDS)
string(PREPEND STET_DEPENDS "poppler-utils, ")
string(REGEX REPLACE ", $" "" CPACK_DEBIAN_STET_PACKAGE_DEPENDS "${STET_DEPENDS}")
set(CPACK_COMPONENT_STET_DESCRIPTION
    "compares successive official statements\n Reports which commitments were added, dropped or reworded between two statements,\n and follows them through the editions of a series.")
set(CPACK_DEBIAN_LIBSTET-DEV_PACKAGE_NAME libstet-dev)
set(CPACK_DEBIAN_LIBSTET-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBSTET-DEV_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_LIBSTET-DEV_PACKAGE_DEPENDS
    "libfmt-dev, libicu-dev, libstemmer-dev, libgumbo-dev, libpugixml-dev, libzip-dev, libgit2-dev, libxlsxwriter-dev")
set(CPACK_COMPONENT_LIBSTET-DEV_DESCRIPTION
    "library that compares successive official statements\n The engine of stet: documents, alignment, commitments, reports.")
include(CPack)
