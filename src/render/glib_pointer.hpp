#pragma once

#include <memory>

#include <glib-object.h>

namespace sugo::render {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
/// Owns one reference of a GObject.
template <class T>
using GlibPointer = std::unique_ptr<T, Unref>;

}  // namespace sugo::render
