# What `cmake --install` puts where: the programs (component program), and the libraries for other programs with their
# headers and what find_package(sugo) reads (component library).
include(CMakePackageConfigHelpers)

install(TARGETS sugo RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS sugo-render RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/sugo COMPONENT program)

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
