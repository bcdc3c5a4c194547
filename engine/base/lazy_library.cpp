#include "engine/base/lazy_library.hpp"

#include <dlfcn.h>

#include "engine/base/error.hpp"

namespace stet {

void* LazyLibrary::find(const char* function) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (handle_ == nullptr) handle_ = dlopen(file_, RTLD_NOW | RTLD_LOCAL);
  void* const address = handle_ == nullptr ? nullptr : dlsym(handle_, function);
  if (address == nullptr) {
    const std::string what = handle_ == nullptr ? " cannot be loaded" : std::string(" has no ") + function;
    throw Error(ErrorCode::unsupported, std::string(file_) + what + "; install the package " + package_);
  }
  return address;
}

}  // namespace stet
