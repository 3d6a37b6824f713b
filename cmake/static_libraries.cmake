# Releases take the archives of the libraries that sugo links, where there are any, so that none is loaded at each start:
# loading eight of them took more instructions than most commands.

function(sugo_archive name target)
  find_library(archive_${name} NAMES lib${name}.a)
  if(NOT archive_${name} OR NOT TARGET ${target})
    return()
  endif()
  get_target_property(type ${target} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)  # pkg-config's
    set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${archive_${name}};${CMAKE_DL_LIBS};m")
    return()
  endif()
  get_target_property(configurations ${target} IMPORTED_CONFIGURATIONS)
  foreach(suffix IN LISTS configurations ITEMS "")
    string(PREPEND suffix "_")
    string(REGEX REPLACE "_$" "" suffix "${suffix}")
    set_target_properties(${target} PROPERTIES IMPORTED_LOCATION${suffix} ${archive_${name}})
  endforeach()
endfunction()

find_package(SQLite3 REQUIRED)
sugo_archive(boost_json Boost::json)
sugo_archive(boost_container Boost::container)
sugo_archive(sqlite3 SQLite::SQLite3)
sugo_archive(sqlite3 PkgConfig::sqlite3)
sugo_archive(md PkgConfig::libmd)

# Debian has no archive of {fmt}; this is the one file it is made of.
function(sugo_fmt_inside program)
  target_sources(${program} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/fmt_inside.cpp)
endfunction()
