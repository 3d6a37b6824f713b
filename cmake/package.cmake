# A Debian package of the programs: cpack --config build/release/CPackConfig.cmake
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sugo)
set(CPACK_PACKAGE_VENDOR "The sugo authors")
set(CPACK_PACKAGE_CONTACT "The sugo authors <authors@sugo.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME sugo)
# Of the package, beside the program's version: cmake/changelog.Debian says what is new in it.
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
# Behind the summary, which is the project's.
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"sugo times work in pomodori, logs it against clients and hourly rates, and
turns it into invoices as text, HTML and PDF that an accountant accepts.

Everything is in one local SQLite file. Every change can be undone up to the
last issued invoice, issued invoices are frozen, and numbers have no gaps.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Zones, and the fonts of the PDFs.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, fontconfig, fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, fonts-symbola")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, less")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
include(CPack)
