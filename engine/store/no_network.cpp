// stet leaves the network to git. libgit2's archive would bring its transports, and with them the libraries
// for TLS, SSH and Kerberos; these definitions take their places where the program is linked with the
// archive. A shared libgit2 has its own.
#include "engine/store/no_network.hpp"

#ifdef STET_LIBGIT2_ARCHIVE

extern "C" {
// Start-up of the transports: nothing to start.
int git_transport_ssh_global_init() {
  return 0;
}
int git_mbedtls_stream_global_init() {
  return 0;
}
int git_openssl_stream_global_init() {
  return 0;
}
// Making one fails.
int git_smart_subtransport_http() {
  return -1;
}
int git_smart_subtransport_git() {
  return -1;
}
int git_smart_subtransport_ssh() {
  return -1;
}
int git_transport_smart() {
  return -1;
}
int git_transport_local() {
  return -1;
}
int git_transport_ssh_with_paths() {
  return -1;
}
int git_mbedtls__set_cert_location() {
  return -1;
}
int git_mbedtls__set_ciphers() {
  return -1;
}
// Settings of the transports.
bool git_http__expect_continue = false;
bool git_smart__ofs_delta_enabled = false;
}

#endif

namespace stet::git {

void leave_network_to_git() noexcept {}

}  // namespace stet::git
