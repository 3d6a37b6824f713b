# What `cmake --install` puts where: the programs (component program), and the libraries for other programs with their
# headers and what find_package(sugo) reads (component library).
include(CMakePackageConfigHelpers)

install(TARGETS sugo RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS sugo-render sugo-block RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/sugo COMPONENT program)

# Shells and man find these by themselves. Debian wants the man page compressed.
find_program(GZIP gzip REQUIRED)
function(sugo_compressed source name destination)
  add_custom_command(OUTPUT ${name} DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${source}
    COMMAND ${GZIP} -9nc ${CMAKE_CURRENT_SOURCE_DIR}/${source} > ${name} VERBATIM)
  add_custom_target(compressed_${name} ALL DEPENDS ${name})
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name} DESTINATION ${destination} COMPONENT program)
endfunction()
sugo_compressed(docs/sugo.1 sugo.1.gz ${CMAKE_INSTALL_MANDIR}/man1)
sugo_compressed(CHANGELOG.md changelog.gz ${CMAKE_INSTALL_DOCDIR})
sugo_compressed(cmake/changelog.Debian changelog.Debian.gz ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT program)
install(FILES share/completions/sugo.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME sugo
  COMPONENT program)
install(FILES share/completions/_sugo DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT program)
install(FILES share/completions/sugo.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
  COMPONENT program)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/sugo)
install(DIRECTORY include/sugo DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(TARGETS libsugo EXPORT sugo ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(TARGETS libsugo_render EXPORT sugo-render ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(EXPORT sugo NAMESPACE sugo:: FILE sugo-targets.cmake DESTINATION ${config_folder} COMPONENT library)
install(EXPORT sugo-render NAMESPACE sugo:: FILE sugo-render-targets.cmake DESTINATION ${config_folder} COMPONENT library)

list(JOIN pango_modules " " SUGO_PANGO_MODULES)
configure_package_config_file(cmake/sugo-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/sugo-config.cmake
  INSTALL_DESTINATION ${config_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/sugo-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/sugo-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/sugo-config-version.cmake
  DESTINATION ${config_folder} COMPONENT library)
