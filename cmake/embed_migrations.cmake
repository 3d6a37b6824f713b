# Turns migrations/<store>/0001_….sql … into one generated .cpp of the target, and fails when a number is missing or stands twice.
function(sugo_embed_migrations target folder)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.sql)
  list(SORT files)
  set(expected 0)
  set(body "")
  foreach(file IN LISTS files)
    math(EXPR expected "${expected} + 1")
    get_filename_component(name ${file} NAME)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+\\.sql$")
      message(FATAL_ERROR "${folder}/${name}: a migration is named like 0001_first_idea.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")  # without the leading zeros
    if(NOT number EQUAL expected)
      message(FATAL_ERROR "${folder}/${name}: the next migration must have number ${expected}, without a gap or a repeat")
    endif()
    file(READ ${file} sql)
    if(sql MATCHES "\\)sql\"")
      message(FATAL_ERROR "${folder}/${name}: must not contain )sql\"")
    endif()
    string(APPEND body "    {\"${name}\", R\"sql(${sql})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  if(expected EQUAL 0)
    message(FATAL_ERROR "${folder}: no migrations")
  endif()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/${target}_migrations.cpp)
  file(CONFIGURE OUTPUT ${out} CONTENT
"#include <sqlite/migrations.hpp>

namespace sugo::sqlite {

const std::array<Migration, ${expected}> kMigrations{{
@body@}};

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace sugo::sqlite
" @ONLY)
  target_sources(${target} PRIVATE ${out})
endfunction()
