"""A WebKitGTK window that WebKitWebDriver drives and that keeps its data in a folder.

MiniBrowser under automation has a session in memory alone, as a private window has; what must survive a kill needs this one.
It asks for nothing but Python and the WebKitGTK library: no bindings.

    webkit-browser.py FOLDER
    webkit-browser.py --version
"""

import ctypes
import sys

gtk = ctypes.CDLL("libgtk-3.so.0")
gobject = ctypes.CDLL("libgobject-2.0.so.0")
webkit = ctypes.CDLL("libwebkit2gtk-4.1.so.0")

Pointer = ctypes.c_void_p
STARTED = ctypes.CFUNCTYPE(None, Pointer, Pointer, Pointer)
NEW_VIEW = ctypes.CFUNCTYPE(Pointer, Pointer, Pointer)

gtk.gtk_window_new.restype = Pointer
gobject.g_object_new.restype = Pointer
gobject.g_object_ref_sink.restype = Pointer
webkit.webkit_web_view_get_type.restype = ctypes.c_size_t
webkit.webkit_website_data_manager_new.restype = Pointer
webkit.webkit_web_context_new_with_website_data_manager.restype = Pointer
webkit.webkit_application_info_new.restype = Pointer


def main() -> None:
    if sys.argv[1] == "--version":
        print(".".join(str(part()) for part in (webkit.webkit_get_major_version, webkit.webkit_get_minor_version, webkit.webkit_get_micro_version)))
        return
    folder = sys.argv[1].encode()
    gtk.gtk_init(None, None)
    manager = Pointer(
        webkit.webkit_website_data_manager_new(
            b"base-data-directory", folder + b"/data", b"base-cache-directory", folder + b"/cache", Pointer(None)
        )
    )
    context = Pointer(webkit.webkit_web_context_new_with_website_data_manager(manager))
    webkit.webkit_web_context_set_automation_allowed(context, 1)

    @NEW_VIEW
    def open_view(_session, _data):
        view = Pointer(
            gobject.g_object_new(
                ctypes.c_size_t(webkit.webkit_web_view_get_type()),
                b"web-context", context, b"is-controlled-by-automation", ctypes.c_int(1), Pointer(None),
            )
        )
        window = Pointer(gtk.gtk_window_new(0))
        gtk.gtk_window_set_default_size(window, 1280, 900)
        gtk.gtk_container_add(window, view)
        gtk.gtk_widget_show_all(window)
        return view.value

    @STARTED
    def start(_context, session, _data):
        info = Pointer(webkit.webkit_application_info_new())
        webkit.webkit_application_info_set_name(info, b"folio")
        webkit.webkit_application_info_set_version(info, ctypes.c_uint64(1), ctypes.c_uint64(0), ctypes.c_uint64(0))
        webkit.webkit_automation_session_set_application_info(Pointer(session), info)
        connect(Pointer(session), b"create-web-view", open_view)

    connect(context, b"automation-started", start)
    gtk.gtk_main()


def connect(instance, signal, handler) -> None:
    gobject.g_signal_connect_data(instance, signal, handler, Pointer(None), Pointer(None), 0)


main()
