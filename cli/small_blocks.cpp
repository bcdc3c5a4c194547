// Small blocks of memory, kept for the next that are as large. A comparison makes and frees tens of thousands
// of them; glibc keeps seven of each size at hand and books all others. Not built where a sanitizer watches
// memory.
#include <cstdlib>

#if defined(__GLIBC__) && defined(__LP64__) && !defined(__SANITIZE_ADDRESS__)

#include <array>
#include <cstddef>
#include <new>

namespace {

constexpr std::size_t largest_kept = 512;  // bytes
// Blocks of one size in a thread. More are given back, so that what one thread makes and another frees does
// not pile up.
constexpr std::size_t most_kept = 256;

// glibc's chunks grow by 16 bytes, 8 of which are its own: sizes that share a chunk's size share a class.
constexpr std::size_t class_of(std::size_t bytes) {
  return (bytes + 23) / 16;
}

// What a block of the class has room for. Asked for whole, so that it serves all sizes of its class whatever
// library gave it out.
constexpr std::size_t room_of(std::size_t size_class) {
  return size_class * 16 - 8;
}
static_assert(class_of(room_of(2)) == 2 && class_of(room_of(2) + 1) == 3 && class_of(0) == 1);

struct Block {
  Block* next;
};

struct Kept {
  Block* first = nullptr;
  std::size_t count = 0;
};

thread_local constinit std::array<Kept, class_of(largest_kept) + 1> kept_by_class{};

}  // namespace

void* operator new(std::size_t bytes) {
  if (bytes <= largest_kept) {
    Kept& kept = kept_by_class[class_of(bytes)];
    if (Block* const block = kept.first) {
      kept.first = block->next;
      --kept.count;
      return block;
    }
  }
  const std::size_t room = bytes <= largest_kept ? room_of(class_of(bytes)) : bytes;
  for (;;) {
    if (void* const block = std::malloc(room)) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* block) noexcept {
  std::free(block);
}

void operator delete(void* block, std::size_t bytes) noexcept {
  if (block != nullptr && bytes <= largest_kept) {
    Kept& kept = kept_by_class[class_of(bytes)];
    if (kept.count < most_kept) {
      kept.first = ::new (block) Block{kept.first};
      ++kept.count;
      return;
    }
  }
  std::free(block);
}

#endif
